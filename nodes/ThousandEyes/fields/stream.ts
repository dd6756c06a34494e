import {
	choice,
	json,
	object,
	objects,
	required,
	text,
	texts,
} from '../../shared/operation/fields';
import { lettered } from './common';

export const streamId = required(
	lettered('streamId', 'The stream to work with', { label: 'Stream', list: 'searchStreams' }),
);

export const type = choice(
	'type',
	'What the stream speaks',
	[
		['opentelemetry', 'OpenTelemetry'],
		['splunk-hec', 'Splunk HEC'],
	],
	{ in: 'query' },
);

export const requiredType = choice(
	'type',
	'What the stream speaks',
	[
		['opentelemetry', 'OpenTelemetry'],
		['splunk-hec', 'Splunk HEC'],
	],
	{ required: true },
);

export const streamEndpointUrl = text('streamEndpointUrl', 'Where the data is sent to', {
	placeholder: 'e.g. https://collector.example.com/v1/metrics',
});

export const signal = choice('signal', 'What is sent', ['log', 'metric', 'trace'], {
	default: 'metric',
});

export const endpointType = choice('endpointType', 'How the data is sent', [
	['grpc', 'gRPC'],
	'http',
]);

export const dataModelVersion = choice(
	'dataModelVersion',
	'Version of the data model',
	['v1', 'v2'],
	{ default: 'v2' },
);

export const customHeaders = json(
	'customHeaders',
	'Headers that are sent along, as a JSON object',
	{ secret: true, placeholder: 'e.g. {"X-Key":"abc"}' },
);

export const tagMatch = objects('tagMatch', 'Tags of the tests to send data of', [
	text('key', 'Key of the tag'),
	text('value', 'Value of the tag'),
]);

export const testMatch = objects('testMatch', 'The tests to send data of', [
	text('id', 'ID of the test'),
	choice('domain', 'The kind of the test', [
		['cea', 'Cloud and Enterprise Agent'],
		['endpoint', 'Endpoint Agent'],
	]),
]);

export const filters = json(
	'filters',
	'Which data is sent, as JSON: {"testTypes":{"values":["http-server"]}}',
);

const hidden = { secret: true as const };

export const exporterConfig = object('exporterConfig', 'How the stream signs in', [
	object('authorization', 'How an OpenTelemetry stream signs in', [
		object(
			'oAuth2',
			'The OAuth2 client',
			[
				text('clientId', 'ID of the client'),
				text('clientSecret', 'Secret of the client', hidden),
				texts('scopes', 'Scopes of the token, separated by commas'),
				text('tokenUrl', 'Address that gives tokens'),
			],
			{ label: 'OAuth2' },
		),
	]),
	object(
		'splunkHec',
		'The event collector of Splunk',
		[
			text('index', 'Index that the data goes into'),
			text('source', 'Source that is named'),
			text('sourceType', 'Source type that is named'),
			text('token', 'Token of the collector', hidden),
		],
		{ label: 'Splunk HEC' },
	),
]);

export const endpointAgentLabel = texts(
	'endpointAgentLabel',
	'IDs of the endpoint labels whose agents to send data of, separated by commas',
	{ label: 'Endpoint Agent Labels', wire: 'endpointAgentLabel[].id' },
);

export const endpointAgentTag = texts(
	'endpointAgentTag',
	'IDs of the tags whose endpoint agents to send data of, separated by commas',
	{ label: 'Endpoint Agent Tags', wire: 'endpointAgentTag[].id' },
);
