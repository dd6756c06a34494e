import { isLoopback } from '../signing/baseUrl';

/** Whether an address is one that only this machine knows, and the service does not run on it as well. */
export function isOutOfReach(address: string, service = ''): boolean {
	return isHere(address) && !isHere(service);
}

const isHere = (address: string) => URL.canParse(address) && isLoopback(new URL(address).hostname);
