import type { HomeCards } from '#app/platform/home-card.ts'
import { incidentCards } from './incident-cards.server.ts'

export const cards: HomeCards = { ...incidentCards }
