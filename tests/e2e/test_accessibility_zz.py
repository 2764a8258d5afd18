from tests.e2e.audit_program import *
import shutil, pytest
from kkdesk.ui.theme import ThemeMode
def test_x(sample_database,tmp_path,qtbot):
    p=Program(shutil.copyfile(sample_database,tmp_path/'k.sqlite'),tmp_path,qtbot)
    print('MIN', p.window.minimumSizeHint(), p.window.centralWidget().minimumSizeHint())
    for k in PAGES:
        pg=p.show(k); print(k,pg.minimumSizeHint(), p.window.minimumSizeHint())
    for n,d in p.dialogs(): print(n,d.minimumSizeHint(),d.size())
    p.window.setMinimumSize(0,0)
    for size in ((1024,640),(1092,614),(683,384)):
        p.window.resize(*size)
        for k in PAGES:
            p.show(k); p.settle(); print(size,k,p.window.size()); p.window.grab().save(f'/tmp/a11y/{k}-{size[0]}.png')
    p.close()
