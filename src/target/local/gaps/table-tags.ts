import type { DynamoDB, Tag } from '@aws-sdk/client-dynamodb';
import { asList, asText, part, type Json } from './asked-for.ts';

/** A list of tags, as the services take it. */
export const tagsIn = (tags: Json | undefined): Tag[] =>
  asList(tags).map((tag) => ({ Key: asText(part(tag, 'Key')), Value: asText(part(tag, 'Value')) }));

/** Gives a table these tags and no others: it may be there from before, and one of the same name leaves its own behind. */
export const settleTags = async (dynamoDb: DynamoDB, TableName: string, Tags: Tag[]): Promise<void> => {
  const { Table: { TableArn: ResourceArn } = {} } = await dynamoDb.describeTable({ TableName });
  const { Tags: there = [] } = await dynamoDb.listTagsOfResource({ ResourceArn });
  const TagKeys = there.flatMap(({ Key }) =>
    Key === undefined || Tags.some((tag) => tag.Key === Key) ? [] : [Key],
  );
  if (TagKeys.length > 0) await dynamoDb.untagResource({ ResourceArn, TagKeys });
  if (Tags.length > 0) await dynamoDb.tagResource({ ResourceArn, Tags });
};
