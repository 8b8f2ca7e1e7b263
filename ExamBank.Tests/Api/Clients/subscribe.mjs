// Listens by the public graphql-sse client, over a connection for each subscription, and prints each event as a line of JSON.
// It changes a question once it is connected, so that there is something to hear.
import { createClient } from 'graphql-sse';

const [url, number] = process.argv.slice(2);
const client = createClient({
  url,
  retryAttempts: 0,
  singleConnection: false,
  on: { connected: () => setTimeout(retire, 200) },
});

async function retire() {
  await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation($number: String!) { retireQuestion(input: { number: $number, reason: "旧" }) { errors { code } } }',
      variables: { number },
    }),
  });
}

const query = 'subscription($number: String) { questionChanged(number: $number) { verb question { number state } } }';
for await (const event of client.iterate({ query, variables: { number } })) {
  console.log(JSON.stringify(event));
  break;
}
for await (const event of client.iterate({ query: 'query { noSuchField }' })) console.log(JSON.stringify(event));
client.dispose();
