/** Fills a Handlebars template as the sandbox does for its deliveries. */
export function render(template: string, data: object, escaping?: 'html' | 'json' | 'none'): string;
