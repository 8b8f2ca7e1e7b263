// Starts GraphiQL over this service: queries by POST, subscriptions by server-sent events, and an example for each kind of user.
(async () => {
  const url = '/graphql';

  // Each event of a stream is one result.
  async function* results(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        if (lines.includes('event: complete')) return;
        const data = lines.find((line) => line.startsWith('data: '));
        if (data) yield JSON.parse(data.slice('data: '.length));
      }
    }
  }

  async function* listen(request) {
    const stopped = new AbortController();
    try {
      const response = await fetch(url, { ...request, signal: stopped.signal, headers: { ...request.headers, Accept: 'text/event-stream' } });
      if (!response.headers.get('Content-Type').startsWith('text/event-stream')) yield await response.json();
      else yield* results(response);
    } finally {
      stopped.abort();
    }
  }

  function isSubscription(documentAST, operationName) {
    return documentAST?.definitions.some((definition) => definition.operation === 'subscription'
      && (!operationName || definition.name?.value === operationName));
  }

  async function fetcher(parameters, options) {
    const request = {
      method: 'POST',
      body: JSON.stringify(parameters),
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json', ...options?.headers },
    };
    if (isSubscription(options?.documentAST, parameters.operationName)) return listen(request);
    return (await fetch(url, request)).json();
  }

  const examples = await (await fetch('/graphql/explorer/examples.json')).json();
  ReactDOM.createRoot(document.getElementById('explorer')).render(React.createElement(GraphiQL, {
    fetcher,
    defaultEditorToolsVisibility: 'variables',
    defaultQuery: examples[0].query,
    defaultTabs: examples,
  }));
})();
