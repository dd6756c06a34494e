'use strict';

/** Nothing else of the caller's environment reaches n8n: a DB_TYPE or N8N_HOST of his own would change what is tested. */
const inherited =
	/^(path|home|tmpdir|temp|tmp|lang|lc_.*|tz|systemroot|userprofile|appdata|localappdata|comspec|pathext|windir)$/i;

/** n8n alone on the loopback address, without anything that calls home. */
const settings = {
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_HOST: '127.0.0.1',
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PUBLIC_API_DISABLED: 'true',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
	N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
	GENERIC_TIMEZONE: 'UTC',
	NO_COLOR: '1',
};

const owner = {
	email: 'owner@example.com',
	firstName: 'Demo',
	lastName: 'Owner',
	password: 'Demo-on-loopback-1',
};

module.exports = { inherited, owner, settings };
