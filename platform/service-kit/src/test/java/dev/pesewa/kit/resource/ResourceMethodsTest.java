package dev.pesewa.kit.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceMethodsTest {

    @Path("/holds")
    static class HoldsResource {
        @POST
        void open() {}

        @GET
        @Path("{id}")
        void get() {}

        @DELETE
        @Path("/{id}")
        void remove() {}

        @POST
        @Path("/{id}/settle")
        @Consumes("application/x-www-form-urlencoded")
        void settle() {}
    }

    private final ResourceMethods methods = new ResourceMethods(List.of(HoldsResource.class));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/holds          | OPTIONS, POST",
                "/holds/         | OPTIONS, POST",
                "/holds/1        | DELETE, GET, HEAD, OPTIONS",
                "/holds/1/settle | OPTIONS, POST"
            })
    void tellsTheMethodsOfAnAddress(String path, String methods) {
        assertThat(this.methods.allowed(path)).isEqualTo(methods);
    }

    @Test
    void tellsNothingOfAnAddressThatThereIsNot() {
        assertThat(methods.allowed("/holds/1/2/3")).isEmpty();
    }

    @Test
    void tellsTheMediaTypesThatAMethodTakes() {
        assertThat(methods.consumed("POST", "/holds/1/settle"))
                .isEqualTo("application/x-www-form-urlencoded");
        assertThat(methods.consumed("POST", "/holds")).isEqualTo("application/json");
    }
}
