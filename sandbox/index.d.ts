export interface LoggedRequest {
	method: string;
	path: string;
	url: string;
	headers: Record<string, string | undefined>;
	body: string;
	status: number;
	at: number;
}

export type FaultKind =
	| 'status'
	| 'drop'
	| 'delay'
	| 'truncate'
	| 'html'
	| 'redirect'
	| 'endless-cursor'
	| 'evil-next';

export interface Fault {
	kind: FaultKind;
	/** `path` is tested against path and query. */
	match?: { method?: string; path?: string | RegExp };
	times?: number;
	/** Matching requests to let pass first. */
	skip?: number;
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	ms?: number;
	when?: 'before' | 'body';
	location?: string;
	cursor?: 'same' | 'different';
	origin?: string;
	href?: string;
}

export interface Stats {
	total: number;
	peakConcurrency: number;
	requests: Array<{ method: string; path: string; status: number; count: number }>;
}

export interface Control {
	fault(fault: Fault): void;
	clearFaults(): void;
	stats(): Stats;
	revokeTokens(options?: { all?: boolean }): number;
	expireTokens(): number;
	consumeBudget(n?: number): boolean;
}

export interface Load {
	inFlight: number;
	peak: number;
}

export interface Sandbox<C extends Control = Control, S = { load: Load }> {
	url: string;
	port: number;
	requests: LoggedRequest[];
	state: S;
	control: C;
	reset(): void;
	close(): Promise<void>;
}

export interface CommonOptions {
	port?: number;
	controls?: boolean;
	logLimit?: number;
	/** Added to every answer. */
	latencyMs?: number;
}

export interface ThousandEyesOptions extends CommonOptions {
	rateLimit?:
		| false
		| {
				limit?: number;
				windowMs?: number;
				resetUnit?: 'epoch-seconds' | 'epoch-millis' | 'delta-seconds';
				rounding?: 'ceil' | 'floor' | 'round';
		  };
	/** Adds a Retry-After header to 429 answers. */
	retryAfter?: boolean;
	blockade?: { unauthorized?: number; windowMs?: number };
	tokenLifetimeS?: number;
	alertCount?: number;
	pageSize?: number;
	pageCap?: number;
	/** How tests are written: what becomes of what a PUT omits, whether secrets are told, when results are there. */
	tests?: { omitted?: 'lost' | 'kept'; masks?: boolean; pollsUntilResults?: number };
}

/** The bodies that ThoughtSpot's errors come in; `rotate` gives each error another one. */
export type ErrorShape =
	| 'nested'
	| 'published'
	| 'top'
	| 'list'
	| 'upstream'
	| 'graphql'
	| 'checked'
	| 'rotate';

export interface ThoughtSpotOptions extends CommonOptions {
	errorShape?: ErrorShape;
	rateLimit?: { perSecond?: number; burst?: number };
	lockAfter?: number;
	trustedAuth?: boolean;
	/** Where the cluster sends scheduled Liveboards; default: EMAIL and WEBHOOK. */
	channels?: Array<'EMAIL' | 'WEBHOOK'>;
}

export interface Delivered {
	alertId: string;
	deliveries: Array<{ url: string; status: number; error?: string }>;
}

export interface ThousandEyesControl extends Control {
	/** Adds open alerts that start now; returns their ids, oldest first. */
	addAlerts(count?: number, options?: { at?: number; ruleId?: string }): string[];
	/** Raises an alert and delivers it to the webhooks of its rule, `repeat` times each. */
	raiseAlert(options?: {
		at?: number;
		ruleId?: string;
		repeat?: number;
		/** How texts are filled into the payload; default: html. */
		escaping?: 'html' | 'json' | 'none';
	}): Promise<Delivered>;
	/** Delivers the last notification of an alert once more, as it was. */
	repeatAlert(options: { alertId: string }): Promise<Delivered>;
	clearAlert(options: { alertId: string; at?: number; repeat?: number }): Promise<Delivered>;
	/** Adds a test, or a saved event, of any name; returns its ID. */
	saveTest(options: {
		testName: string;
		type: string;
		aid?: string;
		savedEvent?: boolean;
	}): string;
	addEvent(options?: { at?: number }): string;
	resolveEvent(options: { eventId: string; at?: number }): void;
	/** Also of a member of a cluster, by its `memberId`. */
	setAgentState(options: { agentId: string; state: 'online' | 'offline' | 'disabled' }): void;
}

export type AlertRule = Record<string, unknown> & { ruleId: string };

export interface ThousandEyesState {
	load: Load;
	alertRules: {
		all(): AlertRule[];
		/** Somebody else edits a rule: each edit directly after one more GET or PUT of it. */
		editAfter(
			method: 'GET' | 'PUT',
			ruleId: string,
			...changes: Array<(rule: AlertRule) => AlertRule>
		): void;
	};
	/** All connectors, webhook operations and what joins them, as text. */
	integrations: {
		snapshot(): string;
		store: {
			connectors: Map<string, object>;
			operations: Map<string, object>;
			joined: Map<string, string>;
		};
	};
}

/** One run of a schedule; a `null` id is left out of the event. */
export interface ScheduleRun {
	org?: number;
	format?: 'csv' | 'pdf' | 'png' | 'xlsx';
	schedule?: string;
	liveboard?: { id?: string; name?: string };
	eventId?: string;
	msgUniqueId?: string | null;
	/** Sends what was taken again, so many times. */
	repeats?: number;
	/** Sends what was not acknowledged within 5 seconds again, so many times, each time after twice as long. */
	retries?: number;
	/** Before the first time. */
	retryDelayMs?: number;
	/** In place of the 5 seconds. */
	timeoutMs?: number;
	fileName?: string;
	fileType?: string;
	/** The payload as a form field, or as a part with a content type of its own. */
	payloadAs?: 'field' | 'file';
	extraFiles?: string[];
	/** In place of what the webhook is set to send. */
	headers?: Record<string, string>;
}

export interface ScheduleDelivery {
	event?: Record<string, unknown> & { eventId: string };
	deliveries: Array<{ status: number; ok: boolean; ms: number; text: string }>;
}

export interface ThoughtSpotControl extends Control {
	unlock(user: string): void;
	/** Lets a schedule fire and really delivers it to the webhook of the org. */
	fireSchedule(run?: ScheduleRun): Promise<ScheduleDelivery>;
	/** All webhooks of all orgs, with their secrets. */
	webhooks(): Array<Record<string, unknown> & { id: string; name: string; url: string }>;
	/** Sets where the cluster sends scheduled Liveboards. */
	setChannels(channels: Array<'EMAIL' | 'WEBHOOK'>): void;
	/** In which shape errors come from now on; default: `nested`, as from live clusters. */
	setErrorShape(shape: ErrorShape): void;
	/** How many rows there are, the largest page of them, and the share of them in an answer. */
	setContent(changes: { rows?: number; cap?: number; ratio?: number }): void;
}

export function startThousandEyes(
	options?: ThousandEyesOptions,
): Promise<Sandbox<ThousandEyesControl, ThousandEyesState>>;

export function startThoughtSpot(
	options?: ThoughtSpotOptions,
): Promise<Sandbox<ThoughtSpotControl>>;
