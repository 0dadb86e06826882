import { Body, Controller, Delete, Get, Path, Post, Put, Query, Route, Security, SuccessResponse, Tags } from 'tsoa';

const scopes = { write: 'Users.Write' } as const;

@Route('users')
@Tags('users')
@Security('entra', ['Users.Read'])
export class UsersController extends Controller {
  @Get()
  public async list(@Query() page?: number): Promise<string[]> {
    return [];
  }

  @Get('{userId}')
  public async one(@Path() userId: string): Promise<string> {
    return userId;
  }

  @Security('entra', [scopes.write, 'Users.Create'])
  @SuccessResponse(201)
  @Post()
  public async create(@Body() body: unknown): Promise<void> {}

  @Put('{userId}/manager/$ref')
  @Security({ entra: [scopes.write] })
  public async manager(@Path() userId: string): Promise<void> {}

  @Delete('/:userId')
  @Security('roles', ['User.Admin'])
  public async remove(@Path() userId: string): Promise<void> {}
}
