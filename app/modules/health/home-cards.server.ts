import type { HomeCards } from '#app/platform/home-card.ts'
import { incidentCards } from './incident-cards.server.ts'
import { medicationCards } from './medication-cards.server.ts'

export const cards: HomeCards = { ...medicationCards, ...incidentCards }
