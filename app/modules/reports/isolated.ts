const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/**
 * A name inside a sentence that runs the other way: between signs that keep the two apart (UAX #9, FSI and PDI), so that the words
 * around it stay in their order. Any other name is as it was. Pure.
 */
export const isolated = (name: string): string => (rightToLeft.test(name) ? `\u2068${name}\u2069` : name)

/** The same without those signs, for paper, which keeps scripts apart by itself. */
export const withoutIsolates = (text: string): string => text.replace(/[\u2068\u2069]/g, '')
