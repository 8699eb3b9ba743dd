import type { Reactions } from '#workers/reaction.ts'
import { incidentReactions } from './incident-reactions.server.ts'

export const reactions: Reactions = { ...incidentReactions }
