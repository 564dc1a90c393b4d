/** What becomes of penalty decisions by the words of the rules, told once more and as simply as it can be. */

export type Kind = 'GENERAL' | 'SERIOUS' | 'MINOR' | 'SIMPLE';

export interface Sample {
  readonly source: 'transport' | 'fire';
  readonly kind: Kind;
  readonly decidedOn: string;
  readonly endsOn: string;
  readonly begin: 'PUBLISHED' | 'DECIDED' | 'SUBMITTED' | null;
}

export interface Actor {
  readonly department: 'transport' | 'fire' | 'education';
  readonly role: 'app' | 'officer';
}

export type Act =
  | { readonly name: 'submit' | 'publish' | 'makeMinor' | 'resend' }
  | {
      readonly name: 'reject' | 'withdraw' | 'repair' | 'dispute' | 'uphold' | 'dismiss';
      readonly word: string;
    }
  | { readonly name: 'correctFacts'; readonly word: string }
  | { readonly name: 'correctCode'; readonly code: number };

/** By whom of its source something may be done: by anybody, or by a person who answers for the data. */
const OFFICERS = ['publish', 'reject', 'repair', 'uphold', 'dismiss'];
const FROM: Readonly<Record<string, string>> = {
  submit: 'DECIDED REJECTED',
  publish: 'DECIDED SUBMITTED EXEMPT',
  reject: 'SUBMITTED',
  withdraw: 'PUBLISHED',
  repair: 'PUBLISHED',
  dispute: 'PUBLISHED',
  uphold: 'PUBLISHED',
  dismiss: 'PUBLISHED',
  correctFacts: 'DECIDED EXEMPT SUBMITTED REJECTED PUBLISHED',
  correctCode: 'DECIDED EXEMPT SUBMITTED REJECTED PUBLISHED',
  makeMinor: 'DECIDED EXEMPT SUBMITTED REJECTED PUBLISHED',
};

/** The same day of a later month, which all months have. */
function monthsAfter(date: string, months: number): string {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-${date.slice(8)}`;
}

export class ModelRecord {
  state: string;
  /** A minor one of the rules of 2026 is shown for three months at most. */
  readonly endsOn: string;
  contested = false;
  code = 0;
  facts = '';
  isMinor = false;
  /** As it was last written: why it is not to be published. */
  exemption: 'never' | 'by choice' | null;
  readonly log: string[] = [];
  /** What was done last, and with what words: said again it is nothing new. */
  private last = '';
  private wasPublished: boolean;
  private stood = false;

  constructor(
    readonly id: string,
    readonly sample: Sample,
    today: string,
  ) {
    const { kind, decidedOn, endsOn } = sample;
    const most = monthsAfter(decidedOn, 3);
    this.endsOn = kind === 'MINOR' && decidedOn >= '2026-04-01' && endsOn > most ? most : endsOn;
    this.exemption = this.exempts();
    this.state = sample.begin ?? (this.exemption === null ? 'PUBLISHED' : 'EXEMPT');
    this.wasPublished = this.state === 'PUBLISHED';
    this.stood = this.stands(today);
    this.log.push(this.stood ? 'UPSERT IMPOSED' : 'UPSERT RECORDED');
  }

  isSeenBy(department: string | null, today: string): boolean {
    return department === this.sample.source || this.stands(today);
  }

  stateOn(today: string): string {
    return this.state === 'PUBLISHED' && this.endsOn < today ? 'EXPIRED' : this.state;
  }

  /** The code of the refusal, or the state after it. */
  act(act: Act, { department, role }: Actor, today: string): string {
    if (OFFICERS.includes(act.name) && role !== 'officer') return 'ROLE_NEEDED';
    if (department !== this.sample.source) return 'RECORD_NOT_YOURS';
    const said = JSON.stringify(act);
    if (this.last === said) return this.stateOn(today);
    if (!(FROM[act.name] as string).split(' ').includes(this.stateOn(today))) return 'RECORD_STATE';
    const refusal = this.refusal(act, today);
    if (refusal !== null) return refusal;
    const { code } = this;
    this.change(act);
    this.last = said;
    this.tell(today, code);
    return this.stateOn(today);
  }

  /** By intake, with facts that nobody has told yet. */
  resend(facts: string, today: string): void {
    const { code } = this;
    const wasChosen = this.state === 'PUBLISHED' && this.exemption === 'by choice';
    this.facts = facts;
    this.code = 0;
    this.isMinor = false;
    this.exemption = this.exempts();
    if (!['WITHDRAWN', 'REPAIRED'].includes(this.state) && !(wasChosen && this.exemption === 'by choice')) {
      this.state = this.exemption === null ? 'PUBLISHED' : 'EXEMPT';
    }
    if (this.exemption === null) this.wasPublished = true;
    this.tell(today, code);
  }

  private stands(today: string): boolean {
    return this.state === 'PUBLISHED' && this.endsOn >= today;
  }

  private exempts(): 'never' | 'by choice' | null {
    if (this.sample.kind === 'SIMPLE' || this.isMinor) return 'never';
    return this.sample.kind === 'MINOR' && this.sample.decidedOn >= '2026-04-01' ? 'by choice' : null;
  }

  private refusal(act: Act, today: string): string | null {
    switch (act.name) {
      case 'publish':
        return this.exemption === 'never' || this.endsOn < today ? 'ACT_REFUSED' : null;
      case 'repair':
        return today <= this.leastEnd() ? 'REPAIR_TOO_EARLY' : null;
      case 'dispute':
        return this.contested ? 'ACT_REFUSED' : null;
      case 'uphold':
      case 'dismiss':
        return this.contested ? null : 'ACT_REFUSED';
      case 'correctFacts':
        return this.facts === act.word ? 'ACT_REFUSED' : null;
      case 'correctCode':
        return this.code === act.code ? 'ACT_REFUSED' : null;
      case 'makeMinor':
        return this.isMinor ? 'ACT_REFUSED' : null;
      default:
        return null;
    }
  }

  /** Last day on which it cannot be repaired. */
  private leastEnd(): string {
    const { decidedOn, kind } = this.sample;
    const isNew = decidedOn >= '2026-04-01';
    if (isNew && (kind === 'MINOR' || kind === 'SIMPLE')) return '';
    return monthsAfter(decidedOn, isNew && kind === 'SERIOUS' ? 12 : 3);
  }

  private change(act: Act): void {
    switch (act.name) {
      case 'submit':
        this.state = 'SUBMITTED';
        break;
      case 'publish':
        this.state = 'PUBLISHED';
        this.wasPublished = true;
        break;
      case 'reject':
        this.state = 'REJECTED';
        break;
      case 'repair':
        this.state = 'REPAIRED';
        break;
      case 'withdraw':
        this.state = 'WITHDRAWN';
        break;
      case 'dispute':
        this.contested = true;
        break;
      case 'dismiss':
        this.contested = false;
        break;
      case 'uphold':
        this.contested = false;
        this.state = 'WITHDRAWN';
        break;
      default:
        this.correct(act);
    }
  }

  private correct(act: Act): void {
    const wasChosen = this.state === 'PUBLISHED' && this.exemption === 'by choice';
    if (act.name === 'correctFacts') this.facts = act.word;
    if (act.name === 'correctCode') this.code = act.code;
    if (act.name === 'makeMinor') this.isMinor = true;
    this.exemption = this.exempts();
    const isExempt = this.exemption !== null && !(this.exemption === 'by choice' && wasChosen);
    if (isExempt) this.state = 'EXEMPT';
    else if (this.state === 'EXEMPT') this.state = 'DECIDED';
  }

  private tell(today: string, code: number): void {
    const stands = this.stands(today);
    this.log.push(stands ? this.imposed(code) : this.ended());
    this.stood = stands;
  }

  private imposed(code: number): string {
    if (!this.stood) return 'UPSERT IMPOSED';
    return code === this.code ? 'UPSERT AMENDED' : 'UPSERT CORRECTED';
  }

  private ended(): string {
    if (!this.wasPublished) return 'UPSERT AMENDED';
    if (this.state === 'REPAIRED') return 'RETRACT REPAIRED';
    return this.state === 'PUBLISHED' ? 'RETRACT EXPIRED' : 'RETRACT WITHDRAWN';
  }
}
