import type { Reactions } from '#workers/reaction.ts'
import { tellOfMessage } from './recipients.server.ts'

export const reactions: Reactions = {
  'messages.sent': (school, { messageId }) => tellOfMessage(school, String(messageId)),
}
