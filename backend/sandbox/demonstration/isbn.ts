/** A 13-digit ISBN under the registrant of the widely printed example ISBN 978-1-4028-9462-6. */
export function isbnOf(publication: number): string {
  const digits = `97814028${String(publication).padStart(4, '0')}`
  const sum = Array.from(digits).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1),
    0,
  )
  return digits + String((10 - (sum % 10)) % 10)
}
