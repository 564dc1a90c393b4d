#!/usr/bin/env node
import { Command, Option } from 'commander';
import type { GatewayOptions } from './cli/gateway.ts';
import type { GrantOptions } from './cli/grant.ts';
import { type Config, readConfig } from './config.ts';
import { HubError } from './errors.ts';
import { log } from './log.ts';

interface IngestFlags {
  readonly department?: string;
  readonly dryRun: boolean;
  readonly rejects?: string;
}

const hub = new Command('hub')
  .description('The supervision data hub (监管数据共享平台).')
  .showHelpAfterError();

// Each command loads its own part of the hub: `hub token` must not wait for the views to be built.
hub
  .command('start')
  .description('start the hub: database, demo region in demo mode, HTTP')
  .action(() => run(async (config) => (await import('./cli/start.ts')).start(config)));

hub
  .command('migrate')
  .description('bring the tables of the configured database up to date')
  .action(() =>
    run(async (config) => (await import('./cli/database.ts')).withDatabase(config, async () => undefined)),
  );

hub
  .command('seed')
  .description('load the synthetic demo region, or complete it')
  .option('--seed <number>', 'any number; the same one gives the same region', Number)
  .action((options: { seed?: number }) =>
    run(async (config) => {
      const { DEMO_SEED, seedCommand } = await import('./cli/seed.ts');
      await seedCommand(config, options.seed ?? DEMO_SEED);
    }),
  );

hub
  .command('ingest')
  .description(
    'take in a file that a department sends: .xlsx, .csv, .json or JSON lines; again goes on where it stopped',
  )
  .argument(
    '<kind>',
    'registrations (or subjects), licenses, penalties, listings, annual-reports, risk-classes, or items',
  )
  .argument('<file>', 'its columns by their codes or by their Chinese titles')
  .option(
    '--department <id>',
    'the department that sends the file; unless given market-regulation for registrations, administrative-approval for items',
  )
  .option('--dry-run', 'judge every row and store nothing', false)
  .option('--rejects <file>', 'where the rejected rows go; beside the file unless given')
  .action((kind: string, file: string, options: IngestFlags, command: Command) =>
    run(async (config) => {
      const { ingestCommand, senderOf } = await import('./cli/ingest.ts');
      const department = options.department ?? senderOf(kind);
      if (department === undefined) command.error('Say whose records they are: --department <id>.');
      const { dryRun, rejects = null } = options;
      await ingestCommand(config, { kind, file, department, dryRun, rejects });
    }),
  );

hub
  .command('token')
  .description('print one token of a department')
  .argument('<department>', 'its identifier, as education')
  .addOption(new Option('--role <role>', 'app, analyst, data-owner, auditor or operator').default('app'))
  .option('--client <id>', 'client that the token names')
  .option('--person <id>', 'person that the token names')
  .action((department: string, options: { role: string; client?: string; person?: string }) =>
    run(async (config) => (await import('./cli/token.ts')).tokenCommand(config, department, options)),
  );

hub
  .command('client')
  .description('register an application of a department; prints its id and, this once, its secret')
  .argument('<department>', 'its identifier, as education')
  .argument('<name>', 'what the application is called')
  .option('--role <role>', 'app, analyst, data-owner, auditor or operator', 'app')
  .action((department: string, name: string, options: { role: string }) =>
    run(async (config) =>
      (await import('./cli/client.ts')).clientCommand(config, { department, name }, options.role),
    ),
  );

hub
  .command('department')
  .description('add a member department, or rename it')
  .argument('<id>', 'identifier, as education')
  .argument('<name>', 'name in Chinese')
  .argument('<englishName>', 'name in English')
  .action((id: string, name: string, englishName: string) =>
    run(async (config) =>
      (await import('./cli/client.ts')).departmentCommand(config, { id, name, englishName }),
    ),
  );

hub
  .command('grant')
  .description(
    'let a department have fields of another’s, for one purpose; prints the identifier of the grant',
  )
  .argument('<owner>', 'department whose data it is, as market-regulation')
  .argument('<grantee>', 'department that may read, as education')
  .argument('<fields...>', 'as Subject.phone')
  .requiredOption('--purpose <id>', 'what for, as X-Purpose names it')
  .requiredOption('--basis <text>', 'law, agreement or letter on which the owner bases it')
  .option('--client <id>', 'this application of the department alone')
  .option('--division <digits>', 'only of subjects of this division, by its first digits (GB/T 2260)')
  .option('--industry <code>', 'only of subjects of this industry, by its first places (GB/T 4754)')
  .option('--directory <id>', 'only of subjects listed in this directory')
  .option('--mask <mask>', 'show it masked: CITIZEN_ID, PHONE, PERSON_NAME, ADDRESS, DATE_YEAR or FREE_TEXT')
  .option('--from <date>', 'first day; today unless given')
  .option('--to <date>', 'last day; a year unless given')
  .action((owner: string, grantee: string, coordinates: string[], options: GrantOptions) =>
    run(async (config) =>
      (await import('./cli/grant.ts')).grantCommand(config, { owner, grantee, coordinates }, options),
    ),
  );

hub
  .command('revoke')
  .description('take a grant back; running hubs follow within a second')
  .argument('<grant>', 'its identifier')
  .requiredOption('--reason <text>', 'why')
  .action((grant: string, { reason }: { reason: string }) =>
    run(async (config) => (await import('./cli/grant.ts')).revokeCommand(config, grant, reason)),
  );

hub
  .command('grants')
  .description('list the grants that are in force or yet to come, one line of JSON each')
  .action(() => run(async (config) => (await import('./cli/grant.ts')).grantsCommand(config)));

const subgraph = hub
  .command('subgraph')
  .description('run one view as a process of its own, for a hub that names it in HUB_SUBGRAPHS')
  .argument('<name>', 'subject, credit, license-notification, penalty-disclosure or sharing')
  .option('--port <number>', 'port to listen on; 0 lets the system choose (PORT unless given)')
  .action((name: string, options: { port?: string }) =>
    run(async (config) => (await import('./cli/subgraph.ts')).subgraphCommand(config, name), options),
  );

subgraph
  .command('check')
  .description('say beforehand whether a view composes with the others, and what it would break for whom')
  .argument('<file>', 'its SDL')
  .requiredOption('--name <name>', 'its name, as in HUB_SUBGRAPHS')
  .action((file: string, { name }: { name: string }) =>
    run(async (config) => (await import('./cli/subgraph-check.ts')).checkCommand(config, { file, name })),
  );

subgraph
  .command('publish')
  .description('check a view and put it in the place of the one before; running hubs follow within a second')
  .argument('<file>', 'its SDL')
  .requiredOption('--name <name>', 'its name, as in HUB_SUBGRAPHS')
  .option('--url <url>', 'where it answers, unless HUB_SUBGRAPHS says so')
  .option('--accept-breaking', 'publish although it breaks what is asked now', false)
  .action((file: string, options: { name: string; url?: string; acceptBreaking: boolean }) =>
    run(async (config) =>
      (await import('./cli/subgraph-check.ts')).publishCommand(config, { file, ...options }),
    ),
  );

hub
  .command('gateway')
  .description('serve a supergraph of somebody else’s over its remote subgraphs, without a database')
  .requiredOption('--supergraph <file>', 'SDL of a Federation 2 supergraph; read again when it changes')
  .addOption(
    new Option('--share-default <class>', 'who sees a field for which nothing is declared')
      .choices(['OPEN', 'UNCONDITIONAL', 'CONDITIONAL', 'WITHHELD'])
      .default('WITHHELD'),
  )
  .option('--port <number>', 'port to listen on; 0 lets the system choose (PORT unless given)')
  .action((options: GatewayOptions & { port?: string }) =>
    run(async (config) => (await import('./cli/gateway.ts')).gatewayCommand(config, options), options),
  );

hub
  .command('schema')
  .description('write schema/*.graphql anew from the classes')
  .action(() => run(async () => (await import('./cli/schema.ts')).writeSchemaFiles()));

/** Runs a command; what went wrong is one sentence on stderr, the cause is in the log at level debug. */
async function run(
  command: (config: Config) => Promise<void>,
  { port }: { port?: string } = {},
): Promise<void> {
  try {
    const config = readConfig({ ...process.env, ...(port !== undefined && { PORT: port }) });
    if (config.holidays !== null) {
      await (await import('./cli/announced-years.ts')).loadAnnouncedYears(config.holidays);
    }
    await command(config);
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof HubError) {
      process.stderr.write(`${error.message}\n`);
      log.debug({ err: error.cause }, 'cause');
    } else {
      log.fatal({ err: error }, 'the hub failed inside');
    }
  }
}

await hub.parseAsync();
