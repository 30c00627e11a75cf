package tongbao.api.v1;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems an endpoint answers with besides those that every endpoint has. The OpenAPI document
 * lists them, and each has to be shown by an example.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

  /** What can go wrong, in the order of the statuses. */
  ProblemType[] value();
}
