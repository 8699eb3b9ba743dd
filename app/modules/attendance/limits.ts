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
