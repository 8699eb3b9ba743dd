export const longestIncidentTitle = 120
export const longestIncident = 3_000
