/** The application that has a secret. */
const CLIENT = { id: 'sandbox-client', secret: 'sandbox-client-secret' };

/** One that has none, such as a program on the machine of its user: it acts for people alone. */
const PUBLIC_CLIENT = 'sandbox-public-client';

module.exports = { CLIENT, PUBLIC_CLIENT };
