import type { Methods } from '../shared/operation/onDemand';
import { credentialTest } from './credentialTest';
import { webhookSecret } from './trigger/authenticity';

export { isRegistered, register, unregister } from './trigger/activation';
export { receive } from './trigger/delivery';
export { withoutRecorded } from './trigger/seen';

export const methods: Methods = { credentialTest: { ...credentialTest, webhookSecret } };
