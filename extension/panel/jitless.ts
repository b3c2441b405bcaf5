import { z } from 'zod/mini'

// zod probes `new Function` when its first object schema is made; a page's security policy reports
// even the caught probe as a violation. Therefore this module is imported before any contract.
z.config({ jitless: true })
