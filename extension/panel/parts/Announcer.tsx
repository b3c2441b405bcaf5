/** Where `announce` speaks. */
export const Announcer = () => <p data-announcer aria-live="polite" className="unseen" />
