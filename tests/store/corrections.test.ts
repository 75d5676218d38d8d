// Corrections and notes in the embedded dossier.
import { openStore } from '../../src/store/index.ts';
import { correctionCases } from './correction-cases.ts';
import { noteCases } from './note-cases.ts';

const memory = { name: 'in memory', open: (now: () => string) => openStore(':memory:', { create: true, now }) };
correctionCases(memory);
noteCases(memory);
