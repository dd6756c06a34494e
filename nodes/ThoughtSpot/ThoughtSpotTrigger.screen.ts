export { fields as properties } from './trigger/form';
