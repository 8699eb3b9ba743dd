/** An address with what is asked for, if anything is. */
const asked = (path: string, of: Record<string, string>): string => {
  const query = new URLSearchParams(of).toString()
  return query ? `${path}?${query}` : path
}

/** Every address of the module. */
export const paths = {
  overview: () => '/health',
  warnings: () => '/health/warnings',
  child: (childId: string) => `/health/children/${childId}`,
  newCondition: (childId: string) => `/health/children/${childId}/conditions/new`,
  condition: (conditionId: string) => `/health/conditions/${conditionId}`,
  confirmation: (conditionId: string) => `/health/conditions/${conditionId}/confirmation`,
  ending: (conditionId: string) => `/health/conditions/${conditionId}/ending`,
  growth: (childId: string) => `/health/children/${childId}/growth`,
  birth: (childId: string) => `/health/children/${childId}/birth`,
  newMeasurement: (childId: string) => `/health/children/${childId}/measurements/new`,
  measurements: () => '/health/measurements',
  measurement: (measurementId: string) => `/health/measurements/${measurementId}`,
  measuring: (classId: string) => `/health/classes/${classId}/measuring`,
  schoolVaccinations: () => '/health/vaccinations',
  vaccinations: (childId: string) => `/health/children/${childId}/vaccinations`,
  newVaccination: (childId: string) => `/health/children/${childId}/vaccinations/new`,
  vaccinationRemoval: (vaccinationId: string) => `/health/vaccinations/${vaccinationId}/removal`,
  classVaccinations: (classId: string) => `/health/classes/${classId}/vaccinations`,
  medication: (childId: string) => `/health/children/${childId}/medication`,
  newMedication: (childId: string) => `/health/children/${childId}/medication/new`,
  medicationOrder: (orderId: string) => `/health/medication/${orderId}`,
  medicationAnswer: (orderId: string) => `/health/medication/${orderId}/answer`,
  medicationEnding: (orderId: string) => `/health/medication/${orderId}/ending`,
  /** @param time of the order's times, HH:MM */
  newDose: (orderId: string, time: string | null) =>
    `/health/medication/${orderId}/doses/new${time ? `?time=${encodeURIComponent(time)}` : ''}`,
  dose: (doseId: string) => `/health/doses/${doseId}`,
  doseMistake: (doseId: string) => `/health/doses/${doseId}/mistake`,
  classMedication: (classId: string) => `/health/classes/${classId}/medication`,
  incidents: (classId?: string) => (classId ? `/health/incidents?class=${classId}` : '/health/incidents'),
  newIncident: (of: { class?: string; child?: string } = {}) => asked('/health/incidents/new', of),
  incident: (incidentId: string) => `/health/incidents/${incidentId}`,
  incidentEdit: (incidentId: string) => `/health/incidents/${incidentId}/edit`,
  incidentApproval: (incidentId: string) => `/health/incidents/${incidentId}/approval`,
  incidentReturn: (incidentId: string) => `/health/incidents/${incidentId}/return`,
  incidentSignature: (incidentId: string) => `/health/incidents/${incidentId}/signature`,
  incidentAddenda: (incidentId: string) => `/health/incidents/${incidentId}/addenda`,
  incidentFile: (incidentId: string) => `/health/incidents/${incidentId}/file`,
  incidentStatistics: (month?: string) => `/health/incident-statistics${month ? `?month=${month}` : ''}`,
  registers: (classId: string, of: { kind?: string; month?: string } = {}) =>
    asked(`/health/classes/${classId}/registers`, of),
  registersReason: (classId: string) => `/health/classes/${classId}/registers/reason`,
  registersCsv: (classId: string, of: { kind: string; month: string }) =>
    `/health/classes/${classId}/registers/csv?${new URLSearchParams(of)}`,
  registersFile: (classId: string, of: { kind: string; month: string }) =>
    `/health/classes/${classId}/registers/file?${new URLSearchParams(of)}`,
  settings: () => '/health/settings',
  classAlerts: (classId: string) => `/health/classes/${classId}/alerts`,
}
