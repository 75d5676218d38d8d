// What leaves the house: rows for spreadsheets so far; briefs, feeds and signatures have their place here.
export { type FlatLayer, type FlatRow, flatColumns, flatRows } from './flat.ts';
