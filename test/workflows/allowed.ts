/** The credentials that templates name, by their type. */
export const sandboxCredentials: Record<string, string> = {
	thousandEyesBearerApi: 'ThousandEyes Bearer (sandbox)',
	thousandEyesOAuth2Api: 'ThousandEyes OAuth2 (sandbox)',
	thoughtSpotBasicApi: 'ThoughtSpot Basic (sandbox)',
	thoughtSpotTrustedApi: 'ThoughtSpot Trusted (sandbox)',
};

/** The core nodes that templates may use, in the newest version that n8n 1.123 has too. */
export const core: Record<string, number> = {
	'@n8n/n8n-nodes-langchain.agent': 2.2,
	'@n8n/n8n-nodes-langchain.chatTrigger': 1.1,
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': 1.2,
	'@n8n/n8n-nodes-langchain.memoryBufferWindow': 1.3,
	'n8n-nodes-base.convertToFile': 1.1,
	// Of Data Table, 1.123 has version 1, which makes no tables.
	'n8n-nodes-base.dataTable': 1.1,
	'n8n-nodes-base.emailSend': 2.1,
	'n8n-nodes-base.extractFromFile': 1.1,
	'n8n-nodes-base.filter': 2.3,
	'n8n-nodes-base.httpRequest': 4.3,
	'n8n-nodes-base.if': 2.3,
	'n8n-nodes-base.merge': 3.2,
	'n8n-nodes-base.n8n': 1,
	'n8n-nodes-base.readWriteFile': 1,
	'n8n-nodes-base.removeDuplicates': 2,
	'n8n-nodes-base.respondToWebhook': 1.5,
	'n8n-nodes-base.scheduleTrigger': 1.3,
	'n8n-nodes-base.serviceNow': 1,
	'n8n-nodes-base.set': 3.4,
	'n8n-nodes-base.splitOut': 1,
	'n8n-nodes-base.stickyNote': 1,
	'n8n-nodes-base.summarize': 1.1,
	'n8n-nodes-base.wait': 1.1,
	'n8n-nodes-base.webhook': 2.1,
};
