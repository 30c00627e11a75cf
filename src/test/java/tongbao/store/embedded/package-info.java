@org.jspecify.annotations.NullMarked
package tongbao.store.embedded;
