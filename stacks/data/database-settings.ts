import { z } from "zod";
import { aurora } from "./aurora-settings";
import { docdb } from "./docdb-settings";
import { externalDatabase } from "./external-database-settings";
import { postgres } from "./postgres-settings";

const managed = z.discriminatedUnion("engine", [postgres, aurora, docdb]);

/** A database: made here by one of the engines, or looked up. */
export const database = z.discriminatedUnion("mode", [externalDatabase, managed]);

/** Settings of a database that is made here. */
export type ManagedDatabaseSettings = z.output<typeof managed>;
/** Engines of databases that are made here. */
export type DatabaseEngine = ManagedDatabaseSettings["engine"];
