// What others than the ruler take from its library.
interface Point {
  lat: number;
  lon: number;
}
/** Great-circle distance in kilometres. */
export function distanceKm(a: Point, b: Point): number;
