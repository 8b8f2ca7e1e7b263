// What a Relay client of this service would write: pages both ways, a refetch by node, a mutation and a subscription.
graphql`
  fragment Questions_forwards on Query
  @refetchable(queryName: "QuestionsForwardsPage")
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
    questions(first: $count, after: $cursor) @connection(key: "Questions_questions") {
      edges { node { id ...Questions_row } }
    }
  }
`;

graphql`
  fragment Questions_backwards on Query
  @refetchable(queryName: "QuestionsBackwardsPage")
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
    papers(last: $count, before: $cursor) @connection(key: "Questions_papers") {
      edges { node { id number } }
    }
  }
`;

graphql`
  fragment Questions_row on Question @refetchable(queryName: "QuestionsRowRefetch") {
    number
    state
    latestRevision { stem type facility requirement { fullKey summary } }
  }
`;

graphql`
  query QuestionsQuery { ...Questions_forwards ...Questions_backwards }
`;

graphql`
  mutation QuestionsRetireMutation($input: QuestionReasonInput!) {
    retireQuestion(input: $input) { question { id state } errors { __typename code message path } }
  }
`;

graphql`
  subscription QuestionsChangedSubscription { questionChanged { verb question { id ...Questions_row } } }
`;
