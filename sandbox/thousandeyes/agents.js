const { reference } = require('./accounts');

/** @type {[location: string, country: string, latitude: number, longitude: number][]} */
const CITIES = [
	['Amsterdam, Netherlands', 'NL', 52.37403, 4.88969],
	['Ashburn, VA', 'US', 39.04372, -77.48749],
	['Bucharest, Romania', 'RO', 44.43225, 26.10626],
	['Dublin, Ireland', 'IE', 53.33306, -6.24889],
	['Frankfurt, Germany', 'DE', 50.11552, 8.68417],
	['Johannesburg, South Africa', 'ZA', -26.20227, 28.04363],
	['London, England', 'GB', 51.50853, -0.12574],
	['Madrid, Spain', 'ES', 40.4165, -3.70256],
	['Mumbai, India', 'IN', 19.07283, 72.88261],
	['Osaka, Japan', 'JP', 34.69374, 135.50218],
	['Paris, France', 'FR', 48.85341, 2.3488],
	['San Francisco, CA', 'US', 37.77493, -122.41942],
	['São Paulo, Brazil', 'BR', -23.5475, -46.63611],
	['Seattle, WA', 'US', 47.60621, -122.33207],
	['Singapore', 'SG', 1.28967, 103.85007],
	['Sydney, Australia', 'AU', -33.86785, 151.20732],
];

const AGENT_COUNT = 40;
const CLOUD_COUNT = 24;
const ENTERPRISE_COUNT = 12;
const DATE = '2023-02-17T22:00:54Z';

/** @param {number} index */
function typeOf(index) {
	if (index < CLOUD_COUNT) return 'cloud';
	return index < CLOUD_COUNT + ENTERPRISE_COUNT ? 'enterprise' : 'enterprise-cluster';
}

/** @param {number} index @param {string} type */
function base(index, type) {
	const [location, countryId, latitude, longitude] = CITIES[index % CITIES.length];
	const suffix = index < CITIES.length ? '' : ` - ${Math.floor(index / CITIES.length) + 1}`;
	const asn = 64500 + (index % 10);
	return {
		agentId: String(3001 + index),
		agentName: type === 'cloud' ? `${location}${suffix}` : `branch-${index}.example.com`,
		agentType: type,
		location,
		countryId,
		coordinates: { latitude, longitude },
		enabled: true,
		verifySslCertificates: true,
		prefix: '192.0.2.0/24',
		network: `Example Networks (AS ${asn})`,
		networkProviderInfo: { asn, name: 'Example Networks', type: 'isp' },
		ipAddresses: [`192.0.2.${10 + index}`],
		publicIpAddresses: [`198.51.100.${10 + index}`],
	};
}

/**
 * A cluster has no state of its own: its members have.
 * @param {number} index @param {string} type @returns {{ agentState?: string }}
 */
const stateOf = (index, type) =>
	type === 'enterprise' ? { agentState: index % 7 === 0 ? 'offline' : 'online' } : {};

/** @param {number} index @param {string} type @param {string[]} aids */
function enterpriseFields(index, type, aids) {
	return {
		...stateOf(index, type),
		hostname: `branch-${index}.example.com`,
		createdDate: DATE,
		lastSeen: DATE,
		utilization: (index * 7) % 60,
		ipv6Policy: 'force-ipv4',
		keepBrowserCache: false,
		targetForTests: `192.0.2.${10 + index}`,
		localResolutionPrefixes: [],
		interfaceIpMapping: [{ interfaceName: 'eth0', ipAddresses: [`192.0.2.${10 + index}`] }],
		accountGroups: aids.map(reference),
		errorDetails: [],
	};
}

/** @param {number} index */
function membersOf(index) {
	return [1, 2].map((member) => ({
		memberId: String(index * 10 + member),
		name: `branch-${index}-${member}.example.com`,
		agentState: 'online',
		ipAddresses: [`192.0.2.${100 + index * 2 + member}`],
		publicIpAddresses: [`198.51.100.${10 + index}`],
		network: 'Example Networks (AS 64500)',
		lastSeen: DATE,
		targetForTests: `192.0.2.${10 + index}`,
		utilization: 20,
		errorDetails: [],
	}));
}

/** @param {number} index */
function build(index) {
	const type = typeOf(index);
	// Cloud agents serve every account group; group 1001 owns all others and shares some of them.
	const aids = ['1001'];
	if (type === 'cloud' || index % 3 === 0) aids.push('1002');
	if (type === 'cloud' || index % 5 === 0) aids.push('1003');
	const brief = base(index, type);
	/** @type {Row} */
	const row = type === 'cloud' ? brief : { ...brief, ...enterpriseFields(index, type, aids) };
	return {
		id: row.agentId,
		aids,
		brief,
		row,
		labels: [{ labelId: String(11 + (index % 3)), name: ['Core', 'Branch', 'Edge'][index % 3] }],
		tags: [
			{
				id: `5aeab5d5-0d34-4d44-a7ac-${String(index).padStart(12, '0')}`,
				key: 'region',
				value: row.countryId === 'US' ? 'americas' : 'international',
			},
		],
		clusterMembers: type === 'enterprise-cluster' ? membersOf(index) : undefined,
	};
}

/**
 * @typedef {ReturnType<typeof base> & Partial<ReturnType<typeof enterpriseFields>>} Row
 * @typedef {ReturnType<typeof build>} Agent
 */

const agents = Array.from({ length: AGENT_COUNT }, (_, index) => build(index));

/** @type {Map<string | undefined, Agent>} */
const agentById = new Map(agents.map((agent) => [agent.id, agent]));

/**
 * One of the agents that a test runs on.
 * @param {string} id
 */
const agentOf = (id) => /** @type {Agent} */ (agentById.get(id));

module.exports = { agentById, agentOf, agents };
