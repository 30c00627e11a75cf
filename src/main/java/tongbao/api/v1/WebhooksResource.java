package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.UNKNOWN_DELIVERY;
import static tongbao.api.v1.ProblemType.UNKNOWN_WEBHOOK;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.WebhookDesk;
import tongbao.desk.webhook.Delivery;
import tongbao.desk.webhook.Webhook;

/** Who is told when the state of a filing changes, and what became of the messages. */
@Path("/api/v1/webhooks")
@Tag(name = "webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {

  private final WebhookDesk desk;

  WebhooksResource(WebhookDesk desk) {
    this.desk = desk;
  }

  /** Registers a webhook; a secret that was made is in this answer and in no other. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Role.ADMIN)
  @Operation(operationId = "createWebhook", summary = "Register a webhook")
  @APIResponse(
      responseCode = "201",
      description = "Registered.",
      content = @Content(schema = @Schema(implementation = WebhookBody.class)))
  public Response create(@RequestBodySchema(WebhookBody.class) JsonBody body) {
    WebhookReader.Registration wanted = WebhookReader.read(body, desk);
    Webhook webhook = desk.register(wanted.url(), wanted.events(), wanted.secret());
    String made = wanted.secret() == null ? webhook.secret().text() : null;
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/api/v1/webhooks/" + webhook.id())
        .entity(WebhookBody.of(webhook, made))
        .build();
  }

  /** All webhooks. */
  @GET
  @Allowed(Role.ADMIN)
  @Operation(operationId = "listWebhooks", summary = "List webhooks")
  @APIResponse(responseCode = "200", description = "All webhooks.")
  public Page.Webhooks list() {
    return new Page.Webhooks(desk.webhooks().stream().map(WebhookBody::of).toList());
  }

  /** One webhook. */
  @GET
  @Path("/{id}")
  @Allowed(Role.ADMIN)
  @Operation(operationId = "getWebhook", summary = "Read a webhook")
  @APIResponse(responseCode = "200", description = "The webhook, without its secret.")
  @Refuses(UNKNOWN_WEBHOOK)
  public WebhookBody webhook(@PathParam("id") String id) {
    return WebhookBody.of(desk.webhook(Parameters.uuid("id", id)));
  }

  /** Removes a webhook; what it has not been told yet it is never told. */
  @DELETE
  @Path("/{id}")
  @Allowed(Role.ADMIN)
  @Operation(operationId = "deleteWebhook", summary = "Remove a webhook")
  @APIResponse(responseCode = "204", description = "Removed.")
  @Refuses(UNKNOWN_WEBHOOK)
  public void remove(@PathParam("id") String id) {
    desk.remove(Parameters.uuid("id", id));
  }

  /** Sends a message that says nothing but that messages arrive. */
  @POST
  @Path("/{id}/test")
  @Allowed(Role.ADMIN)
  @Operation(operationId = "testWebhook", summary = "Try a webhook")
  @APIResponse(
      responseCode = "202",
      description = "The message that is going to be sent.",
      content = @Content(schema = @Schema(implementation = DeliveryAnswer.class)))
  @Refuses(UNKNOWN_WEBHOOK)
  public Response test(@PathParam("id") String id) {
    return accepted(desk.test(Parameters.uuid("id", id)));
  }

  /** What became of the messages to a webhook, newest first, page by page. */
  @GET
  @Path("/{id}/deliveries")
  @Allowed(Role.ADMIN)
  @Operation(operationId = "listWebhookDeliveries", summary = "List deliveries")
  @APIResponseSchema(
      value = Page.Deliveries.class,
      responseCode = "200",
      responseDescription = "A page of deliveries.")
  @Refuses(UNKNOWN_WEBHOOK)
  public Response deliveries(
      @PathParam("id") String id,
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    int most = Parameters.limit(limit);
    List<Delivery> found =
        desk.deliveries(
            Parameters.uuid("id", id),
            Parameters.optionalDeliveryState(state),
            Parameters.optionalSequence(after),
            most + 1);
    Cut<Delivery> page = Cut.of(found, most);
    String next =
        page.next(
            Links.to("/api/v1/webhooks/" + id + "/deliveries").with("state", state),
            limit,
            delivery -> Long.toString(delivery.sequence()));
    return Links.next(next)
        .entity(new Page.Deliveries(page.items().stream().map(DeliveryAnswer::of).toList(), next))
        .build();
  }

  /** Sends a delivery once more, whatever became of it. */
  @POST
  @Path("/{id}/deliveries/{delivery}/redelivery")
  @Allowed(Role.ADMIN)
  @Operation(operationId = "redeliver", summary = "Send a delivery again")
  @APIResponse(
      responseCode = "202",
      description = "The delivery that is going to be sent again.",
      content = @Content(schema = @Schema(implementation = DeliveryAnswer.class)))
  @Refuses(UNKNOWN_DELIVERY)
  public Response redeliver(@PathParam("id") String id, @PathParam("delivery") String delivery) {
    return accepted(
        desk.sendAgain(Parameters.uuid("id", id), Parameters.uuid("delivery", delivery)));
  }

  private static Response accepted(Delivery delivery) {
    return Response.accepted(DeliveryAnswer.of(delivery)).build();
  }
}
