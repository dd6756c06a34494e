export { triggerFields as properties } from './trigger/form';
export { WEBHOOK_PATH as path } from './trigger/webhook/registration';
