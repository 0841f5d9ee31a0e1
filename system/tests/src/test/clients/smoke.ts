// What the TypeScript client is for, in one run against a gateway: meter, charge, read, be refused.
import {
  ClientsApi, Configuration, CreditsApi, ResponseError, StatisticsApi, UsageEventsApi,
} from "./client";

const workspaceId = process.env.PESEWA_WORKSPACE!;
const configuration = new Configuration({
  basePath: process.env.PESEWA_URL,
  accessToken: process.env.PESEWA_TOKEN,
});

async function messagesOfToday(): Promise<number> {
  const summary = await new StatisticsApi(configuration).getUsageSummary({ workspaceId });
  return summary.today.totalMessages;
}

async function codeOfARefusedCharge(credits: CreditsApi): Promise<string> {
  try {
    for (let i = 0; ; i++) {
      await credits.chargeCredits({
        idempotencyKey: `spend-${i}`,
        callRequest: { feature: "credit_assessment", clientId: "shop-1" },
      });
    }
  } catch (refused) {
    return (await (refused as ResponseError).response.json()).code;
  }
}

async function main(): Promise<void> {
  const credits = new CreditsApi(configuration);
  await new ClientsApi(configuration).createClient({
    registerClientRequest: { clientId: "shop-1", name: "Shop One" },
  });
  await new UsageEventsApi(configuration).recordUsage({
    event: [{ id: "call-1", clientId: "shop-1", model: "gpt-4o", inputTokens: 900 }],
  });
  while ((await messagesOfToday()) < 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const messages = await messagesOfToday();
  await credits.startTrial({ idempotencyKey: "trial" });
  const charged = await credits.chargeCredits({
    idempotencyKey: "charge",
    callRequest: { feature: "report_summary", clientId: "shop-1" },
  });
  const code = await codeOfARefusedCharge(credits);
  console.log(`${charged.newBalance} credits, ${messages} message, ${code}`);
}

main().catch((failed) => {
  console.error(failed);
  process.exit(1);
});
