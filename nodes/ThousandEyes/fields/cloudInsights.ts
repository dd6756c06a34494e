import {
	choice,
	choices,
	flag,
	object,
	objects,
	text,
	texts,
	where,
} from '../../shared/operation/fields';

export const provider = choice(
	'provider',
	'The provider of the cloud',
	[
		['aws', 'AWS'],
		['azure', 'Azure'],
	],
	{ required: true },
);

const aws = (field: ReturnType<typeof text>) => where('/provider', ['aws'], field);
const azure = (field: ReturnType<typeof text>) => where('/provider', ['azure'], field);

const kinds = (words: Array<[value: string, name: string] | string>) =>
	choices('enabledResourceGroupTypes', 'The kinds of resources that are monitored', words, {
		label: 'Resource Group Types',
	});

const includeExclude = (name: string, description: string) =>
	choice(name, description, ['exclude', 'include'], { default: 'include' });

/** What is monitored of the accounts at a provider. */
export const policyFields = [
	aws(
		kinds([
			['cloudfront', 'CloudFront'],
			'direct-connect',
			['ec2', 'EC2'],
			['eks-ecs', 'EKS and ECS'],
			'global-accelerator',
			'global-network',
			'network-firewall',
			['s3-bucket', 'S3 Bucket'],
		]),
	),
	azure(
		kinds([
			['express-route', 'ExpressRoute'],
			['afd', 'Front Door'],
			'networking',
			'security',
			'traffic-manager',
			['virtual-wan', 'Virtual WAN'],
		]),
	),
	aws(flag('enabledCloudtrail', 'Whether CloudTrail is read', { label: 'CloudTrail' })),
	aws(
		texts('enabledRegions', 'The regions that are monitored, separated by commas', {
			label: 'Regions',
			placeholder: 'e.g. us-east-1, eu-central-1',
		}),
	),
	azure(
		object('subscriptionsPolicy', 'Which subscriptions are monitored', [
			objects('rules', 'Rules, of which the first that fits decides', [
				choice('field', 'What is looked at', [
					['subscription-id', 'Subscription ID'],
					['subscription-name', 'Subscription Name'],
				]),
				text('pattern', 'A pattern that it has to fit', { required: true }),
				includeExclude('action', 'What becomes of those that fit'),
			]),
			includeExclude('defaultAction', 'What becomes of those that no rule fits'),
		]),
	),
];
