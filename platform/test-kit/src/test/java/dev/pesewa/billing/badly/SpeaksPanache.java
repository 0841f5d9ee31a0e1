package dev.pesewa.billing.badly;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

@Entity
class SpeaksPanache {
    @Id UUID id = new UUID(0, 0);
}
