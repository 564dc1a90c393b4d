import { Field, ID, InputType } from 'type-graphql';
import { DateScalar, YuanScalar } from '../../../subgraph/scalars.ts';
import { Uses } from '../../../subgraph/share.ts';
import { LONGEST, type Registration } from '../registration.ts';
import { SubjectStatus } from '../type.ts';

const text = (meaning: string, max: number) =>
  Field(() => String, { nullable: true, description: `${meaning}; at most ${max} characters.` });

const day = (meaning: string) => Field(() => DateScalar, { nullable: true, description: `${meaning}.` });

@InputType({
  description:
    'What has changed in a registration; what is left out stays as it is, null takes away (变更登记).',
})
export class RegistrationChangeInput {
  @text('Registered name (名称, entName)', LONGEST.name)
  name?: string | null;

  @Field(() => SubjectStatus as object, {
    nullable: true,
    description: 'Registration status (登记状态, regState); CANCELLED by cancelSubject alone.',
  })
  status?: Registration['status'] | null;

  @text('Legacy registration number (工商注册号, regNO)', LONGEST.registrationNumber)
  registrationNumber?: string | null;

  @text('Type in the registrar’s words (企业类型, entType)', LONGEST.entityType)
  entityType?: string | null;

  @day('Date of establishment (成立日期, estDate)')
  establishedOn?: string | null;

  @day(
    'Date of approval, from which the days to tell departments are counted; today unless told (核准日期, apprDate)',
  )
  approvedOn?: string | null;

  @day('First day of the term of operation (经营期限自, opFrom)')
  operatesFrom?: string | null;

  @day('Last day of the term of operation; none where it has no end (经营期限至, opTo)')
  operatesTo?: string | null;

  @text('Business scope, by which departments are told (经营范围, opScope)', LONGEST.businessScope)
  businessScope?: string | null;

  @Field(() => YuanScalar, {
    nullable: true,
    description: 'Registered capital in yuan (注册资本, regCap; templates use 万元).',
  })
  registeredCapital?: number | null;

  @text('Industry, GB/T 4754 (行业代码, industryCo)', LONGEST.industryCode)
  industryCode?: string | null;

  @text('Division of the address, GB/T 2260 (行政区划代码, domDistrict)', LONGEST.divisionCode)
  divisionCode?: string | null;

  @text('Division that supervises it (管辖区划代码, localAdm)', LONGEST.jurisdictionCode)
  jurisdictionCode?: string | null;

  @text('Domicile or premises (住所/经营场所, dom)', LONGEST.address)
  address?: string | null;

  @text('Registering office (登记机关, regOrg)', LONGEST.registrationAuthorityName)
  registrationAuthorityName?: string | null;

  @text('Legal representative or operator (法定代表人/经营者, leRep)', LONGEST.legalRepresentative)
  legalRepresentative?: string | null;

  @text('Contact telephone (联系电话, tel)', LONGEST.phone)
  phone?: string | null;

  @text('Contact address (联系地址)', LONGEST.contactAddress)
  contactAddress?: string | null;

  // For whom the field does not exist, its name does not exist either.
  @Uses('Subject.legalRepresentativeIdNumber')
  @text(
    'Identity number of the legal representative (法定代表人证件号码, cerNO)',
    LONGEST.legalRepresentativeIdNumber,
  )
  legalRepresentativeIdNumber?: string | null;
}

@InputType({ description: 'A new registration (设立登记): at least code and name.' })
export class RegistrationInput extends RegistrationChangeInput {
  @Field(() => ID, { description: 'Unified social credit code (统一社会信用代码, uniSCID).' })
  uscc!: string;
}
