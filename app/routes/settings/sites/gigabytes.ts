/** Gigabytes as people read them: `3.2 GB`, of less than one in megabytes. */
export function gigabytes(value: number, locale: string): string {
  const small = value > 0 && value < 1
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: small ? 'megabyte' : 'gigabyte',
    maximumFractionDigits: 1,
  }).format(small ? value * 1000 : value)
}
