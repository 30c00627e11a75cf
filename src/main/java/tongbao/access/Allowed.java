package tongbao.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whom an endpoint serves. One that does not say so serves nobody. A submitter that is served is
 * served for its own unit alone: where a parameter of the path or the query is called {@code unit},
 * it has to be that one; a unit in a body is the endpoint's to compare.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

  /** Those it serves. */
  Role[] value();

  /** Those it serves besides as long as nothing is stored: with {@code validateOnly=true}. */
  Role[] checking() default {};

  /** Those it serves besides what is published: with {@code basis=published}. */
  Role[] published() default {};
}
