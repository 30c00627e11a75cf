package tongbao.api.v1.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import tongbao.api.v1.Language;
import tongbao.api.v1.ProblemType;

/** Adds the refusals to every endpoint: its own, and those that come before it is reached. */
final class ProblemAnswers {

  static final String TYPES = "x-problem-types";

  private static final String MEDIA_TYPE = "application/problem+json";
  private static final String REQUEST_ID = "X-Request-Id";

  private static final List<ProblemType> OF_EVERY_ENDPOINT =
      List.of(
          ProblemType.BAD_REQUEST,
          ProblemType.UNKNOWN_PARAMETER,
          ProblemType.UNAUTHENTICATED,
          ProblemType.NOT_ACCEPTABLE,
          ProblemType.URI_TOO_LONG,
          ProblemType.TOO_MANY_REQUESTS,
          ProblemType.HEADERS_TOO_LARGE,
          ProblemType.INTERNAL_ERROR,
          ProblemType.UNAVAILABLE,
          ProblemType.OVERLOADED);

  private static final List<ProblemType> NOT_NOW =
      List.of(ProblemType.UNAVAILABLE, ProblemType.OVERLOADED);

  private static final List<ProblemType> OF_JSON =
      List.of(ProblemType.MALFORMED_JSON, ProblemType.INVALID_BODY);

  private static final List<ProblemType> OF_BODIES =
      List.of(
          ProblemType.REQUEST_TIMEOUT,
          ProblemType.CONTENT_TOO_LARGE,
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          ProblemType.EXPECTATION_FAILED);

  private final OpenAPI document;
  private final SharedParameters parameters;
  private final Map<String, List<ProblemType>> refusals;
  private final Permissions permissions;

  ProblemAnswers(
      OpenAPI document, Map<String, List<ProblemType>> refusals, Permissions permissions) {
    this.document = document;
    this.parameters = new SharedParameters(document);
    this.refusals = refusals;
    this.permissions = permissions;
  }

  void add(List<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      APIResponses answers = endpoint.operation().getResponses();
      answers.getAPIResponses().values().forEach(ProblemAnswers::name);
      byStatus(endpoint)
          .forEach((status, types) -> answers.addAPIResponse(status.toString(), answer(types)));
    }
  }

  private Map<Integer, List<ProblemType>> byStatus(Endpoint endpoint) {
    List<ProblemType> all = new ArrayList<>(OF_EVERY_ENDPOINT);
    List<Parameter> given = endpoint.operation().getParameters();
    if (given != null) {
      if (given.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY)) {
        all.add(ProblemType.REPEATED_PARAMETER);
      }
      if (given.stream().anyMatch(parameter -> parameters.canBeInvalid(endpoint, parameter))) {
        all.add(ProblemType.INVALID_PARAMETER);
      }
    }
    if (permissions.refuseSome(endpoint)) {
      all.add(ProblemType.FORBIDDEN);
    }
    if (endpoint.hasBody()) {
      all.addAll(OF_BODIES);
    }
    if (endpoint.takesJson()) {
      all.addAll(OF_JSON);
    }
    all.addAll(refusals.getOrDefault(endpoint.id(), List.of()));
    return all.stream()
        .sorted()
        .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
  }

  /** What has one meaning wherever it occurs is described once and referred to. */
  private APIResponse answer(List<ProblemType> types) {
    ProblemType first = types.get(0);
    boolean single =
        types.size() == 1
            && (OF_EVERY_ENDPOINT.contains(first)
                || OF_BODIES.contains(first)
                || first == ProblemType.FORBIDDEN);
    boolean shared = single || types.equals(NOT_NOW);
    if (!shared) {
      return describe(types);
    }
    Map<String, APIResponse> known = document.getComponents().getResponses();
    if (known == null || !known.containsKey(first.code())) {
      document.getComponents().addResponse(first.code(), describe(types));
    }
    return OASFactory.createAPIResponse().ref(first.code());
  }

  private static APIResponse describe(List<ProblemType> types) {
    APIResponse response =
        OASFactory.createAPIResponse()
            .description(
                types.stream()
                    .map(type -> type.title(Language.EN) + " (`" + type.code() + "`)")
                    .collect(Collectors.joining("; ", "", ".")))
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        MEDIA_TYPE,
                        OASFactory.createMediaType()
                            .schema(OASFactory.createSchema().ref("Problem"))));
    response.addExtension(TYPES, types.stream().map(ProblemType::uri).toList());
    name(response);
    header(response, "Content-Language");
    if (types.contains(ProblemType.UNAUTHENTICATED)) {
      header(response, "WWW-Authenticate");
    }
    if (types.contains(ProblemType.UNAVAILABLE) || types.contains(ProblemType.TOO_MANY_REQUESTS)) {
      header(response, "Retry-After");
    }
    return response;
  }

  private static void name(APIResponse response) {
    header(response, REQUEST_ID);
  }

  private static void header(APIResponse response, String name) {
    response.addHeader(name, OASFactory.createHeader().ref(name));
  }
}
