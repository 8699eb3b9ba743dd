export const longestNote = 500
export const longestWhy = 500
/** A class and its neighbours, marked in one go. */
export const mostMarks = 200
/** °C that a thermometer for people shows. */
export const [coldest, hottest] = [34, 43]
/** Children that one adult can be set to look after. */
export const mostPerAdult = 60
/** Photos and files with one report of absence. */
export const mostCertificates = 3
/** Days that one report of absence covers at most. */
export const longestAbsence = 366
/** A guardian's code on their phone is shown anew long before this is over. */
export const codeLivesMs = 2 * 60_000
/** Who has said at a kiosk who they are is believed for as long. */
export const proofLivesMs = 3 * 60_000
/** Printed codes of one guardian. */
export const mostCards = 5
/** Wrong PINs after which a guardian's, and those of a whole kiosk, are not taken for a while. */
export const mostWrongPins = 10
export const pinLockMinutes = 30
export const kioskLockMinutes = 15
/** Of a kiosk's name. */
export const longestPlace = 60
