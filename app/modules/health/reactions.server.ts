import type { Reactions } from '#workers/reaction.ts'
import { incidentReactions } from './incident-reactions.server.ts'
import { medicationReactions } from './medication-reactions.server.ts'

export const reactions: Reactions = { ...medicationReactions, ...incidentReactions }
