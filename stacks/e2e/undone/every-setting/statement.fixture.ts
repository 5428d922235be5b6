/** Permissions of a role. */
export const statement = { actions: ["s3:ListAllMyBuckets"], resources: ["*"] };

/** When they hold. */
export const condition = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } };
