package dev.pergola.plugins.export;

import dev.pergola.api.hook.permission.PermissionAction;
import dev.pergola.api.hook.permission.PermissionActions;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Who may make a static copy over the network. */
@Component
public final class ExportActions implements PermissionActions {

    static final String EXPORT_SITE = "export-site";

    @Override
    public List<PermissionAction> actions() {
        return List.of(PermissionAction.denied(
                EXPORT_SITE, "Make a static copy of the whole site", PermissionAction.Target.SERVER));
    }
}
