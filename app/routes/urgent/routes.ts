import type { Area } from '#app/routes.ts'

const at = (path: string, file: string) => ({ path: `urgent${path}`, file: `routes/urgent/${file}` })

/** Urgent calls: made by the office, answered by everybody, and who is safe. */
export const urgentRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    at('', 'calls.tsx'),
    at('/new', 'new-call.tsx'),
    at('/:callId', 'call.tsx'),
    at('/:callId/answers', 'answering.ts'),
    at('/:callId/reading', 'reading.ts'),
    at('/:callId/rounds', 'again.ts'),
    at('/:callId/clear', 'clear.ts'),
    at('/:callId/people/:memberId', 'person.tsx'),
  ],
}

/** A file, which no page surrounds. */
export const urgentFiles: Area = { layout: null, routes: [at('/:callId/roll.csv', 'roll-file.ts')] }
