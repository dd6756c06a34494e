/** Where ThoughtSpot documents these operations. */
export const docs = 'https://developers.thoughtspot.com/docs/git-api';
