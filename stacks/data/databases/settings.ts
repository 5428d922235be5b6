import { z } from "zod";
import { aurora } from "./aurora-settings";
import { docdb } from "./docdb-settings";
import { externalDatabase } from "./external-settings";
import { postgres } from "./postgres-settings";

const managed = z.discriminatedUnion("engine", [postgres, aurora, docdb]);

/** A database: created by one of the engines, or looked up. */
export const database = z.discriminatedUnion("mode", [externalDatabase, managed]);

/** Settings of a database. */
export type DatabaseSettings = z.output<typeof database>;

/** Settings of a database that is created here. */
export type ManagedDatabaseSettings = z.output<typeof managed>;

/** Engines of databases that are created here. */
export type DatabaseEngine = ManagedDatabaseSettings["engine"];
