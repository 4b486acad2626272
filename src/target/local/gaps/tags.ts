import { askedFor, forEach } from './asked-for.ts';
import type { FilledGap } from './gap.ts';
import { tagsIn } from './table-tags.ts';

export const bucketTags: FilledGap = {
  id: 'bucket-tags',
  lost: "CloudFormation drops a bucket's tags",
  remedy: 'filled',
  reason: 'by PutBucketTagging',
  async fill(deployed) {
    const s3 = await deployed.target.clients.s3();
    return forEach(askedFor(deployed, 'AWS::S3::Bucket'), async ({ physicalId: Bucket, get }) => {
      const TagSet = tagsIn(get('Tags')).map(({ Key, Value }) => ({ Key, Value }));
      // A bucket may be there from before, with the tags of then.
      if (TagSet.length === 0) await s3.deleteBucketTagging({ Bucket });
      else await s3.putBucketTagging({ Bucket, Tagging: { TagSet } });
      return TagSet.length > 0;
    });
  },
};

export const zoneTags: FilledGap = {
  id: 'zone-tags',
  lost: "CloudFormation drops a hosted zone's tags",
  remedy: 'filled',
  reason: 'by ChangeTagsForResource',
  async fill(deployed) {
    const route53 = await deployed.target.clients.route53();
    return forEach(
      askedFor(deployed, 'AWS::Route53::HostedZone'),
      async ({ physicalId: ResourceId, get }) => {
        const AddTags = tagsIn(get('HostedZoneTags'));
        const zone = { ResourceType: 'hostedzone', ResourceId } as const;
        const { ResourceTagSet } = await route53.listTagsForResource(zone);
        const RemoveTagKeys = (ResourceTagSet?.Tags ?? []).flatMap(({ Key }) =>
          Key === undefined || AddTags.some((tag) => tag.Key === Key) ? [] : [Key],
        );
        if (AddTags.length + RemoveTagKeys.length > 0)
          await route53.changeTagsForResource({
            ...zone,
            ...(AddTags.length > 0 && { AddTags }),
            ...(RemoveTagKeys.length > 0 && { RemoveTagKeys }),
          });
        return AddTags.length > 0;
      },
    );
  },
};
