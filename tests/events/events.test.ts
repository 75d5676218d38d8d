// What the event rules make of sentences parsed by hand: types, parties, reality, who says so.
import { describe, expect, it } from 'vitest';
import { brief, eventsOf } from './fixture.ts';

const AB = { actors: { A: ['Alba'], B: ['Borland'] } };

describe('who does what to whom', () => {
  it('reads an active sentence', () => {
    const [event] = eventsOf('Alba/PROPN/2/nsubj condemned/VERB/0/root/condemn Borland/PROPN/2/obj ./PUNCT/2/punct', AB);
    expect(brief(event!)).toBe('ACCUSE disapprove A>B actual');
    expect(event).toMatchObject({ quad: 'verbal conflict', score: -2, cameo: '111', saidBy: 'outlet' });
  });
  it('turns a passive round', () => {
    const events = eventsOf(
      'Alba/PROPN/3/nsubj:pass was/AUX/3/aux:pass/be attacked/VERB/0/root/attack by/ADP/5/case Borland/PROPN/3/obl',
      AB,
    );
    expect(events.map(brief)).toEqual(['ASSAULT B>A actual']);
  });
  it('reads a light verb with its noun as one event', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj launched/VERB/0/root/launch an/DET/4/det attack/NOUN/2/obj on/ADP/6/case Borland/PROPN/4/nmod',
      AB,
    );
    expect(events.map(brief)).toEqual(['ASSAULT A>B actual']);
    expect(events[0]!.trigger).toEqual({ start: 5, end: 23 });
  });
  it('reads the noun alone', () => {
    const events = eventsOf(
      'The/DET/2/det shelling/NOUN/6/nsubj of/ADP/4/case Alba/PROPN/2/nmod by_day/ADV/6/advmod worries/VERB/0/root/worry residents/NOUN/6/obj/resident by/ADP/9/case Borland/PROPN/2/nmod',
      AB,
    );
    expect(events.map(brief)).toEqual(['ASSAULT heavy-weapons B>A actual']);
  });
  it('takes the owner of a decision for the one who is blamed', () => {
    const events = eventsOf(
      "Alba/PROPN/2/nsubj rejected/VERB/0/root/reject Borland/PROPN/5/nmod:poss 's/PART/3/case demand/NOUN/2/obj",
      AB,
    );
    expect(events.map(brief)).toEqual(['REJECT A>B actual']);
  });
  it('finds both sides of a meeting', () => {
    const events = eventsOf('Alba/PROPN/4/nsubj and/CCONJ/3/cc Borland/PROPN/1/conj met/VERB/0/root/meet ./PUNCT/4/punct', AB);
    expect(events.map(brief)).toEqual(['CONSULT A+B= actual']);
    expect(events[0]!.recipients).toEqual([]);
  });
  it('finds the doer of a relative clause', () => {
    const events = eventsOf(
      'Alba/PROPN/7/nsubj ,/PUNCT/1/punct which/PRON/4/nsubj bombed/VERB/1/acl:relcl/bomb Borland/PROPN/4/obj ,/PUNCT/1/punct slept/VERB/0/root/sleep',
      AB,
    );
    expect(events.map(brief)).toEqual(['ASSAULT explosives A>B actual']);
  });
  it('tells one happening once', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj attacked/VERB/0/root/attack Borland/PROPN/2/obj ,/PUNCT/5/punct killing/VERB/2/advcl/kill 20/NUM/5/obj',
      AB,
    );
    expect(events.map(brief)).toEqual(['ASSAULT A>B actual']);
    expect(events[0]!.casualties).toEqual([expect.objectContaining({ kind: 'killed', min: 20, max: 20 })]);
  });
  it('never puts one actor on both sides', () => {
    const events = eventsOf(
      "Alba/PROPN/2/nsubj criticized/VERB/0/root/criticize Alba/PROPN/5/nmod:poss 's/PART/3/case army/NOUN/2/obj",
      { actors: { A: ['Alba'] } },
    );
    for (const e of events) expect(e.recipients.filter((r) => e.actors.some((a) => a.actor === r.actor))).toEqual([]);
  });
});

describe('speech acts about other acts', () => {
  it('an agreement to leave is an agreement, and a withdrawal that lies ahead', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj agreed/VERB/0/root/agree to/PART/4/mark withdraw/VERB/2/xcomp troops/NOUN/4/obj/troop from/ADP/7/case Borland/PROPN/4/obl',
      AB,
    );
    expect(events.map(brief)).toEqual(['AGREE A>B actual', 'RETREAT withdraw A>B future']);
  });
  it('a refusal to help is no help', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj refused/VERB/0/root/refuse to/PART/4/mark help/VERB/2/xcomp Borland/PROPN/4/obj',
      AB,
    );
    expect(events.map(brief)).toEqual(['REJECT assist A>B actual', 'AID A>B not actual']);
  });
  it('what is about an act is less sure and less salient than the act', () => {
    const [act, deed] = eventsOf(
      'Alba/PROPN/2/nsubj agreed/VERB/0/root/agree to/PART/4/mark withdraw/VERB/2/xcomp troops/NOUN/4/obj/troop from/ADP/7/case Borland/PROPN/4/obl',
      AB,
    );
    expect(deed!.confidence).toBeLessThan(act!.confidence);
    expect(deed!.salience).toBeLessThan(act!.salience);
  });
  it('a demand to leave asks its target to act', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj urged/VERB/0/root/urge Borland/PROPN/2/obj to/PART/5/mark withdraw/VERB/2/xcomp its/PRON/7/nmod:poss troops/NOUN/5/obj/troop',
      AB,
    );
    expect(events.map(brief)).toEqual(['REQUEST yield A>B actual', 'RETREAT withdraw B> hypothetical']);
  });
  it('an ordered withdrawal lies ahead', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj ordered/VERB/0/root/order a/DET/4/det withdrawal/NOUN/2/obj of/ADP/6/case forces/NOUN/4/nmod/force',
      { actors: { A: ['Alba'] } },
    );
    expect(events.map(brief)).toEqual(['RETREAT withdraw A> future']);
  });
  it('a meeting to come is an agreement to meet', () => {
    const events = eventsOf('Alba/PROPN/3/nsubj will/AUX/3/aux meet/VERB/0/root Borland/PROPN/3/obj', AB);
    expect(events.map(brief)).toEqual(['AGREE A>B actual']);
  });
  it('readiness is an agreement, and help that lies ahead', () => {
    const events = eventsOf(
      'Alba/PROPN/3/nsubj is/AUX/3/cop/be ready/ADJ/0/root to/PART/5/mark help/VERB/3/xcomp Borland/PROPN/5/obj',
      AB,
    );
    expect(events.map(brief)).toEqual(['AGREE A>B actual', 'AID A>B future']);
  });
  it('a strike that its speaker announces is a threat', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj said/VERB/0/root/say it/PRON/5/nsubj would/AUX/5/aux bomb/VERB/2/ccomp Borland/PROPN/5/obj',
      {
        actors: { A: ['Alba', 'it'], B: ['Borland'] },
        statements: [{ source: 'Alba', cue: 'said', content: 'it would bomb Borland', speaker: 'A', force: 'say' }],
      },
    );
    expect(events.map(brief)).toEqual(['THREATEN violence A>B actual']);
    expect(events[0]).toMatchObject({ saidBy: 'statement', statement: 's1' });
  });
  it('what another must do is a demand', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj said/VERB/0/root/say Borland/PROPN/5/nsubj must/AUX/5/aux apologize/VERB/2/ccomp',
      { ...AB, statements: [{ source: 'Alba', cue: 'said', content: 'Borland must apologize', speaker: 'A', force: 'say' }] },
    );
    expect(events.map(brief)).toEqual(['REQUEST yield A>B actual']);
  });
});

describe('reality', () => {
  it('negation', () => {
    const events = eventsOf('Alba/PROPN/4/nsubj did/AUX/4/aux/do not/PART/4/advmod attack/VERB/0/root Borland/PROPN/4/obj', AB);
    expect(events.map(brief)).toEqual(['ASSAULT A>B not actual']);
  });
  it('a condition', () => {
    const events = eventsOf(
      'If/SCONJ/3/mark Alba/PROPN/3/nsubj attacks/VERB/7/advcl/attack Borland/PROPN/3/obj ,/PUNCT/3/punct markets/NOUN/7/nsubj/market fall/VERB/0/root',
      AB,
    );
    expect(events.map(brief)).toEqual(['ASSAULT A>B hypothetical']);
  });
  it('an open question is nobody’s deed', () => {
    const events = eventsOf(
      'Whether/SCONJ/3/mark Alba/PROPN/3/nsubj attacks/VERB/5/csubj/attack Borland/PROPN/3/obj remains/VERB/0/root/remain to/PART/8/mark be/AUX/8/aux:pass seen/VERB/5/xcomp/see',
      AB,
    );
    expect(events).toEqual([]);
  });
  it('a year long before the report is history', () => {
    const events = eventsOf('Alba/PROPN/2/nsubj invaded/VERB/0/root/invade Borland/PROPN/2/obj in/ADP/5/case 1982/NUM/2/obl', {
      ...AB,
      times: [{ words: '1982', from: '1982-01-01', to: '1983-01-01' }],
      published: '2016-03-14',
    });
    expect(events.map(brief)).toEqual(['ASSAULT A>B historical']);
  });
  it('boilerplate tells nothing', () => {
    expect(
      eventsOf('Alba/PROPN/2/nsubj condemned/VERB/0/root/condemn Borland/PROPN/2/obj', { ...AB, role: 'boilerplate' }),
    ).toEqual([]);
  });
  it('quotation marks without a statement leave the teller unclear', () => {
    const [event] = eventsOf(
      '“/PUNCT/3/punct Alba/PROPN/3/nsubj attacked/VERB/0/root/attack Borland/PROPN/3/obj ”/PUNCT/3/punct',
      AB,
    );
    expect(event!.saidBy).toBe('unclear');
  });
});

describe('what is told between the lines', () => {
  const said = { source: 'Alba', cue: 'said', speaker: 'A', force: 'say' };
  it('who is said to be responsible is accused', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj said/VERB/0/root/say Borland/PROPN/5/nsubj was/AUX/5/cop/be responsible/ADJ/2/ccomp',
      {
        ...AB,
        statements: [{ ...said, content: 'Borland was responsible' }],
      },
    );
    expect(events.map(brief)).toEqual(['ACCUSE allege A>B actual']);
  });
  it('a threat by what stands ready has its condition', () => {
    const [event] = eventsOf(
      'If/SCONJ/3/mark talks/NOUN/3/nsubj/talk fail/VERB/6/advcl ,/PUNCT/3/punct Alba/PROPN/6/nsubj has/VERB/0/root/have other/ADJ/8/amod options/NOUN/6/obj/option',
      { actors: { A: ['Alba'] } },
    );
    expect(event!.type).toBe('THREATEN');
    expect(event!.condition).toEqual({ start: 0, end: 13 });
  });
  it('a condition that an unfinished sentence leaves open belongs to the next', () => {
    const events = eventsOf(
      [
        'They/PRON/2/nsubj announced/VERB/0/root/announce that/SCONJ/5/mark if/SCONJ/5/mark this/PRON/2/obl',
        'Transition/NOUN/2/nsubj fails/VERB/5/parataxis/fail ,/PUNCT/2/punct Alba/PROPN/5/nsubj has/VERB/0/root/have options/NOUN/5/obj/option',
      ],
      { actors: { A: ['Alba'] } },
    );
    expect(events.map((e) => e.type)).toEqual(['THREATEN']);
    expect(events[0]!.condition).toEqual({ start: 28, end: 44 });
  });
  it('a pronoun gives way to the name before it', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj said/VERB/0/root/say it/PRON/4/nsubj condemned/VERB/2/ccomp/condemn Borland/PROPN/4/obj',
      { ...AB, statements: [{ ...said, content: 'it condemned Borland' }] },
    );
    expect(events.map(brief)).toEqual(['ACCUSE disapprove A>B actual']);
    expect(events[0]!.actors[0]).toMatchObject({ start: 0, end: 4 });
  });
  it('finds a target by the order of words where the tree names none', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj expressed/VERB/0/root/express support/NOUN/2/obj for/ADP/2/dep Borland/X/2/dep',
      AB,
    );
    expect(events.map(brief)).toEqual(['SUPPORT A>B actual']);
  });
  it('exercises held together are cooperation', () => {
    const events = eventsOf(
      'Alba/PROPN/4/nsubj and/CCONJ/3/cc Borland/PROPN/1/conj held/VERB/0/root/hold drills/NOUN/4/obj/drill',
      AB,
    );
    expect(events.map(brief)).toEqual(['COOPERATE A+B= actual']);
  });
});

describe('where, when, how many', () => {
  it('takes the place and time that hang on the trigger', () => {
    const [event] = eventsOf(
      'Alba/PROPN/2/nsubj shelled/VERB/0/root/shell Borland/PROPN/2/obj in/ADP/5/case Corvo/PROPN/2/obl on/ADP/7/case Monday/PROPN/2/obl',
      {
        ...AB,
        places: { p: ['Corvo'] },
        times: [{ words: 'Monday', from: '2016-03-14', to: '2016-03-15' }],
        published: '2016-03-14',
      },
    );
    expect(event).toMatchObject({ place: 'p', time: 't1', placeFrom: { start: 24, end: 29 } });
  });
  it('falls back on the date of the report', () => {
    const [event] = eventsOf('Alba/PROPN/2/nsubj shelled/VERB/0/root/shell Borland/PROPN/2/obj', {
      ...AB,
      published: '2016-03-14',
    });
    expect(event!.timeFrom).toEqual({ fallback: 'published' });
    expect(event!.time).toBeUndefined();
  });
  it('counts at least so many', () => {
    const [event] = eventsOf(
      'Alba/PROPN/2/nsubj killed/VERB/0/root/kill at/ADP/4/case least/ADJ/5/nmod 12/NUM/6/nummod people/NOUN/2/obj',
      { actors: { A: ['Alba'] } },
    );
    expect(event!.casualties).toEqual([expect.objectContaining({ kind: 'killed', min: 12 })]);
    expect(event!.casualties![0]!.max).toBeUndefined();
  });
});
