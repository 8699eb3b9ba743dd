/** Gigabytes as people read them: `3.2 GB`, of less than one in megabytes. */
export const gigabytes = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: value > 0 && value < 1 ? 'megabyte' : 'gigabyte',
    maximumFractionDigits: value < 1 ? 0 : 1,
  }).format(value > 0 && value < 1 ? value * 1000 : value)
